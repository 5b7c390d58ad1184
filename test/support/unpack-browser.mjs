/**
 * Unpacks Chromium, which comes from npm in one file, before any test wants it: two that
 * unpacked it at once would find each other's half.
 */
export async function unpackBrowser() {
  // So that the libraries that lie in the package are used: a bare machine has none.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  process.env.TEST_BROWSER = await chromium.executablePath();
}
