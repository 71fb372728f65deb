import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeForm } from '../../src/transport/form.ts';

const decode = ({ type, body }: ReturnType<typeof encodeForm>): Promise<FormData> =>
  new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();

const file = fc.record({
  name: fc.string({ unit: 'grapheme', minLength: 1 }),
  bytes: fc.uint8Array({ maxLength: 300 }),
});

it('a form is read as it was meant, whatever is in its texts, names and files', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.array(file, { maxLength: 4 }), async (content, files) => {
      const form = await decode(encodeForm({ type: 4, data: { content } }, files));
      expect(JSON.parse(form.get('payload_json') as string)).toEqual({ type: 4, data: { content } });
      expect([...form.keys()]).toEqual(['payload_json', ...files.map((_, i) => `files[${i}]`)]);
      for (const [i, { name, bytes }] of files.entries()) {
        const read = form.get(`files[${i}]`) as File;
        expect([read.name, new Uint8Array(await read.arrayBuffer())]).toEqual([name, bytes]);
      }
    }),
  );
});

it('a file that holds what looks like the end of a part stays whole, and its name stays on its line', async () => {
  const bytes = new Uint8Array(Buffer.from('\r\n--a--\r\nContent-Disposition: form-data; name="x"\r\n\r\n'));
  const form = await decode(encodeForm({}, [{ name: 'a"b\r\nc.png', bytes }]));
  const read = form.get('files[0]') as File;
  expect(new Uint8Array(await read.arrayBuffer())).toEqual(bytes);
  expect([...form.keys()]).toEqual(['payload_json', 'files[0]']);
});
