import type { Member } from '../journeys/desk.js';
import { PageOffice } from './office.js';

/** What a browser does with the page of a form that was refused: it sends nothing again. */

let office: PageOffice;
let maribel: Member;

beforeAll(async () => {
  office = await PageOffice.open();
  maribel = await office.clinic.hire({ givenName: 'Maribel', familyName: 'Thornapple' });
});
afterAll(() => office?.close());

test.each(['a reload', 'the way back'])('after %s the form is there anew', async (way) => {
  const { page, complaints } = await office.at(maribel);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(new URL(request.url()).pathname);
  });
  await page.goto('/account');
  await page.getByLabel('Present password').fill('not this one');
  await page.getByLabel('New password').fill('a quiet lamp by the window');
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.locator('#form-errors:focus').waitFor();
  expect(new URL(page.url()).pathname).toBe('/account');

  if (way === 'a reload') await page.reload();
  else {
    await page.goto('/record');
    await page.goBack();
  }
  expect(new URL(page.url()).pathname).toBe('/account');
  await page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor();
  expect(await page.locator('#form-errors').count()).toBe(0);
  expect(sent).toEqual(['/account/password']);
  expect(complaints).toEqual([]);
  await page.context().close();
});
