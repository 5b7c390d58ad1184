import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
const b = await chromium.launch({ executablePath: await sparticuz.executablePath(), args: ['--no-sandbox','--disable-gpu'] });
const c = await b.newContext({ baseURL: 'http://127.0.0.1:3311', viewport:{width:1280,height:900} });
const p = await c.newPage(); p.setDefaultTimeout(6000);
p.on('console', m => console.log('console', m.text())); p.on('pageerror', e => console.log('err', e.message));
p.on('response', r => console.log(r.status(), r.request().method(), r.url()));
try {
await p.goto('/sign-in');
await p.getByLabel('Work email or employee number').fill('admin@clinic.example');
await p.getByLabel('Password, or the code on your slip').fill('correct-horse-battery');
await p.getByRole('button', { name: 'Sign in' }).click();
await p.waitForTimeout(2000);
console.log(p.url());
await p.goto(process.argv[2] ?? '/home'); await p.screenshot({ path: '/tmp/s.png', fullPage: true });
} catch (e) { console.log(e.message); await p.screenshot({ path: '/tmp/s.png' }); }
await b.close();
