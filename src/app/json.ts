/** What an answer of the command line is made of; a key whose value is `undefined` is not written. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };
