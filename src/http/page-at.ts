/** An address of this server's pages; anything else, such as another site, is `/`. */
export function pageAt(url: string): string {
  const isHere = /^\/(?![/\\])[^\s\\]*$/.test(url) && !/^\/(sign-in|sign-out|api)\b/.test(url);
  return isHere ? url : '/';
}
