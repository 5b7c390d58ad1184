import { resolve } from 'node:path';
import { demoSettings } from '../../../src/cli/demo/demo-settings.js';

describe('the settings of the demo clinic', () => {
  test('reach nothing of the office that runs beside it', () => {
    const settings = demoSettings({
      DATABASE_URL: 'postgres://clinic:secret@127.0.0.1/clinic',
      DATABASE_REPLICA_URL: 'postgres://clinic:secret@127.0.0.1/replica',
      MAIL_URL: 'smtp://127.0.0.1',
      MAIL_FROM: 'office@clinic.example',
      PUBLIC_URL: 'https://training.clinic.example',
      PORT: '3100',
    });

    expect(settings.databaseUrl).toBeUndefined();
    expect(settings.databaseReplicaUrl).toBeUndefined();
    expect(settings.mailUrl).toBeUndefined();
    expect(settings.publicUrl).toBe('http://127.0.0.1:3100');
    expect(settings.dataDir).toBe(resolve('data/demo'));
  });

  test('are made in the folder that is named', () => {
    expect(demoSettings({ DATA_DIR: 'elsewhere' }).dataDir).toBe(resolve('elsewhere'));
  });
});
