// A process that cannot start, as where a font is missing.
throw new Error('the font is missing');
