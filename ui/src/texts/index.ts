// The catalogue of the page's language. To add one: a file beside en.ts, and its line here.
import { en } from "./en";

export type Texts = typeof en;

const catalogues: Record<string, Texts> = { en };

export const t: Texts = catalogues[document.documentElement.lang] ?? en;
