import { z } from 'zod';

// The page's policy allows no code made from text, and zod would try. It must be told before the first schema is made.
z.config({ jitless: true });
