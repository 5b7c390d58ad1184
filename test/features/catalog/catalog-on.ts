import { settingsWith } from '../../../src/config/settings.js';
import type { Database } from '../../../src/database/database.js';
import { AuditRepository } from '../../../src/features/audit/audit.repository.js';
import { AuditService } from '../../../src/features/audit/audit.service.js';
import { CatalogService } from '../../../src/features/catalog/catalog.service.js';
import { DefinitionsRepository } from '../../../src/features/catalog/definitions.repository.js';
import { Publications } from '../../../src/features/catalog/publications.js';
import { PublishCurriculum } from '../../../src/features/catalog/publish-curriculum.js';
import { MovableClock } from '../../support/movable-clock.js';

/** The catalog as one process has it, over a database and a folder of files. */
export function catalogOn(database: Database, coursesDir: string) {
  const clock = new MovableClock();
  const repository = new DefinitionsRepository();
  const publications = new Publications();
  const audit = new AuditService(new AuditRepository(database), clock);
  const settings = settingsWith({ coursesDir });
  const publishing = new PublishCurriculum(
    ...([database, repository, publications, audit, settings, clock] as const),
  );
  const catalog = new CatalogService(database, repository, publishing);
  return { catalog, publishing, publications, audit, clock };
}
