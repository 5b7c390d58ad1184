import type { Client } from '../../support/client.js';
import { describeServer } from '../../support/server.js';
import { administrator, hire, hiredAndSignedIn, WITH_ADMIN } from '../access/office.js';

const CSV = { headers: { 'content-type': 'text/csv' } };

describeServer('importing people', { settings: WITH_ADMIN }, (server) => {
  let admin: Client;
  beforeAll(async () => {
    admin = await administrator(server);
    await admin.post('/sites', {
      code: 'NORTH',
      name: 'North',
      timeZone: 'America/Chicago',
      state: 'IL',
    });
  });

  const importing = (csv: string, query = '') => admin.post(`/people/import${query}`, csv, CSV);
  const find = async (q: string) => (await admin.get(`/people?q=${q}&limit=200`)).body.items;

  test('hires, changes and leaves alone, by employee number, else by email', async () => {
    const known = await hire(admin, { employeeNumber: 'N-1', site: 'NORTH', position: 'trainee' });
    await hire(admin, { email: 'same@clinic.example', site: 'NORTH', position: 'scribe' });
    const csv = [
      '\uFEFFgivenName,familyName,email,employeeNumber,site,position,hiredOn,exposures,roles,supervisor',
      'Ida,"New, Jr.",ida@clinic.example,N-2,NORTH,scribe,2026-03-02,bloodborne;radiation,learner;instructor@NORTH,N-3',
      `Ana,${known.familyName},,N-1,,lead,,,,`,
      `Ana,Renamed,same@clinic.example,,,scribe,,,,`,
      'Uwe,Later,uwe@clinic.example,N-3,NORTH,,,,,',
      '',
    ].join('\r\n');

    const preview = await importing(csv, '?dryRun=true');
    expect(preview.body).toEqual({ created: 2, updated: 2, unchanged: 0, errors: [] });
    expect(await find('ida@clinic.example')).toEqual([]);

    const done = await importing(csv);
    expect([done.status, done.body]).toEqual([
      200,
      { created: 2, updated: 2, unchanged: 0, errors: [] },
    ]);
    const [ida] = await find('ida@clinic.example');
    const [uwe] = await find('uwe@clinic.example');
    expect(ida).toMatchObject({
      familyName: 'New, Jr.',
      employeeNumber: 'N-2',
      hiredOn: '2026-03-02',
      exposures: ['bloodborne', 'radiation'],
      roles: [{ role: 'instructor', site: 'NORTH' }, { role: 'learner' }],
      supervisor: uwe.id,
    });
    expect((await admin.get(`/people/${known.id}`)).body).toMatchObject({ position: 'lead' });

    const again = await importing(csv);
    expect(again.body).toEqual({ created: 0, updated: 0, unchanged: 4, errors: [] });
  });

  test('takes the headers and days of a spreadsheet', async () => {
    const csv =
      'First Name,last_name,Work Email,Employee ID,Hire Date\n' +
      'Mel,Sheet,mel@clinic.example,S-77,3/2/2026\n' +
      'Kai,Sheet,kai@clinic.example,S-78,23/11/2026\n';
    const { body } = await importing(csv);
    expect(body.errors).toEqual([{ line: 3, field: 'hiredOn', message: expect.any(String) }]);
    const done = await importing(csv.replace('23/11/2026', '02/03/2026'));
    expect(done.body).toMatchObject({ created: 2, errors: [] });
    const [kai, mel] = await find('sheet');
    expect([kai.hiredOn, mel.hiredOn]).toEqual(['2026-02-03', '2026-03-02']);
    expect(mel).toMatchObject({ givenName: 'Mel', familyName: 'Sheet', employeeNumber: 'S-77' });
  });

  test('finds who is named anew further up in the file', async () => {
    const ana = await hire(admin, { employeeNumber: 'A-1', email: 'a1@clinic.example' });
    const csv = (...lines: string[]) =>
      ['givenName,familyName,email,employeeNumber', ...lines].join('\n');
    const renamed = `Ana,${ana.familyName},a2@clinic.example,A-1`;
    // Her old address is free, and her new one is hers.
    expect((await importing(csv(renamed, 'Eva,Next,a1@clinic.example,A-2'))).body).toMatchObject({
      created: 1,
      updated: 1,
      errors: [],
    });
    expect((await importing(csv(renamed, `Ana,Again,a2@clinic.example,`))).body.errors).toEqual([
      { line: 3, field: 'email', message: 'is the same person as in line 2' },
    ]);
  });

  test('takes no file that is in the letters of another system', async () => {
    // As a spreadsheet saves plain CSV: one byte for each letter, accents too.
    const bytes = Buffer.from(
      'givenName,familyName,employeeNumber\nAna,Ok,L-1\nJosé,No,L-2\n',
      'latin1',
    );
    const answer = await fetch(`${admin.baseUrl}/people/import`, {
      method: 'POST',
      headers: { ...admin.headers, ...CSV.headers },
      body: bytes,
    });
    expect(await answer.json()).toMatchObject({
      created: 0,
      errors: [{ line: 3, field: 'file', message: 'is not in UTF-8: save it as CSV UTF-8' }],
    });
    expect(await find('L-1')).toEqual([]);
  });

  test('leaves alone who looks after whom, where that is so already', async () => {
    const header = 'givenName,familyName,employeeNumber,site,supervisor';
    const lead = 'Lea,Lead,R-1,NORTH,';
    const trainee = (supervisor: string) => `Tom,Trainee,R-2,NORTH,${supervisor}`;
    await importing([header, lead, trainee('R-1')].join('\n'));
    expect((await importing([header, trainee('R-1')].join('\n'))).body).toMatchObject({
      unchanged: 1,
    });
    await importing([header, 'Liv,Other,R-3,NORTH,'].join('\n'));
    expect((await importing([header, trainee('R-3')].join('\n'))).body).toMatchObject({
      updated: 1,
    });
    const [tom] = await find('R-2');
    const [liv] = await find('R-3');
    expect(tom.supervisor).toBe(liv.id);
  });

  test('of 500 lines with one bad line, imports nothing and names it', async () => {
    const lines = Array.from(
      { length: 500 },
      (_, index) => `Bulk,Person${index},bulk${index}@clinic.example,NORTH,2026-03-01`,
    );
    lines[5] = 'Bulk,Person5,not-an-email,NORTH,yesterday';
    const csv = ['givenName,familyName,email,site,hiredOn', ...lines].join('\n');
    const answer = await importing(csv);
    expect(answer.body).toEqual({
      created: 0,
      updated: 0,
      unchanged: 0,
      errors: [
        {
          line: 7,
          field: 'email',
          message: 'must be an email address, like ana.sample@clinic.example',
        },
        { line: 7, field: 'hiredOn', message: 'must be a day, like 2026-11-23' },
      ],
    });
    expect(await find('bulk')).toEqual([]);

    lines[5] = 'Bulk,Person5,bulk5@clinic.example,NORTH,2026-03-01';
    const mended = await importing(
      ['givenName,familyName,email,site,hiredOn', ...lines].join('\n'),
    );
    expect(mended.body).toEqual({ created: 500, updated: 0, unchanged: 0, errors: [] });
  });

  test('keeps nobody waiting who reads, and loses nobody who writes', async () => {
    const lines = Array.from(
      { length: 300 },
      (_, index) => `Meanwhile,Person${index},M-${index},NORTH`,
    );
    const csv = ['givenName,familyName,employeeNumber,site', ...lines].join('\n');
    const state = { isOver: false };
    const imported = importing(csv).finally(() => (state.isOver = true));
    const written = admin.post('/cohorts', { code: 'MEANWHILE', name: 'Meanwhile' });
    let answeredMeanwhile = 0;
    while (!state.isOver) {
      const { status } = await admin.get('/people/me');
      if (status === 200 && !state.isOver) answeredMeanwhile += 1;
    }
    expect((await imported).body).toMatchObject({ created: 300, errors: [] });
    // Several turns are let to others; how many requests fit in depends on the machine.
    expect(answeredMeanwhile).toBeGreaterThan(3);
    expect((await written).status).toBe(201);
  });

  test('names everything that is wrong, line by line', async () => {
    const ana = await hire(admin, { site: 'NORTH', hiredOn: '2026-01-05', employeeNumber: 'W-1' });
    const csv = [
      'givenName,familyName,email,employeeNumber,site,hiredOn,supervisor,roles',
      `A,A,${ana.email},W-2,NORTH,,,`,
      'B,B,b@clinic.example,,NOWHERE,,,',
      'C,C,c@clinic.example,,NORTH,,nobody,',
      `Ana,Changed,,W-1,,2026-01-06,,`,
      'D,D,d@clinic.example,,NORTH,,,',
      'D,D,d@clinic.example,,NORTH,,,',
      'E,E,,,NORTH,,,',
      'F,F,f@clinic.example,,NORTH,,,king',
      'G,G,g@clinic.example,,NORTH,2027-01-01,,',
      'H,H,h@clinic.example,,NORTH,,,,too many',
    ].join('\n');
    const { body } = await importing(csv);
    expect(body).toMatchObject({ created: 0, updated: 0, unchanged: 0 });
    // A line with too many cells says how many there should be, and nothing else is read.
    expect(body.errors).toEqual([
      { line: 11, field: 'file', message: expect.stringContaining('more or fewer cells') },
    ]);

    const rest = await importing(csv.split('\n').slice(0, -1).join('\n'));
    const found = rest.body.errors.map((error: { line: number; field: string }) => [
      error.line,
      error.field.split('.')[0],
    ]);
    expect(found).toEqual([
      [2, 'email'],
      [3, 'site'],
      [4, 'supervisor'],
      [5, 'hiredOn'],
      [7, 'email'],
      [8, 'employeeNumber'],
      [9, 'roles'],
      [10, 'hiredOn'],
    ]);
    expect(await find('clinic.example%20changed')).toEqual([]);
  });

  test.each([
    ['nothing', '', [{ line: 1, field: 'file' }]],
    [
      'a column it does not know',
      'givenName,familyName,salary\nA,B,1',
      [{ line: 1, field: 'salary' }],
    ],
    ['a column twice', 'givenName,familyName,email,email\nA,B,c,d', [{ line: 1, field: 'email' }]],
    [
      'no names',
      'email\na@clinic.example',
      [
        { line: 1, field: 'givenName' },
        { line: 1, field: 'familyName' },
      ],
    ],
  ])('refuses a file with %s', async (_, csv, errors) => {
    const { body } = await importing(csv);
    expect(body.errors).toMatchObject(errors);
  });

  test('takes a changed post from its day on', async () => {
    const ana = await hire(admin, { employeeNumber: 'T-1', site: 'NORTH', position: 'trainee' });
    const csv = `givenName,familyName,employeeNumber,position,effectiveOn\nAna,${ana.familyName},T-1,lead,2026-04-01`;
    expect((await importing(csv)).body).toMatchObject({ updated: 1 });
    expect((await admin.get(`/people/${ana.id}`)).body).toMatchObject({
      position: 'trainee',
      upcoming: [{ effectiveOn: '2026-04-01', position: 'lead' }],
    });
  });

  test('is for administrators, and for CSV', async () => {
    const manager = await hiredAndSignedIn(server, admin, { site: 'NORTH', roles: ['manager'] });
    expect((await manager.client.post('/people/import', 'a,b', CSV)).status).toBe(403);
    expect((await admin.post('/people/import', {})).status).toBe(415);
  });
});
