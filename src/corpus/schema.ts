import { z } from 'zod';
import { ClaimText } from '../model/kinds/index.ts';

/** The JSON Schema of a `.claims.yaml`, for editors that complete and check while a person writes. */
export const claimsJsonSchema = (): Record<string, unknown> =>
  z.toJSONSchema(z.strictObject({ document: z.string(), claims: z.array(ClaimText) }), { io: 'input', reused: 'ref' });
