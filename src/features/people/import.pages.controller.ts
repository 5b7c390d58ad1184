import { Body, Get, Header, Post } from '@nestjs/common';
import { IsString } from 'class-validator';
import { type Actor, CurrentActor } from '../../http/actor.js';
import { Consumes, CSV_LIMIT, WITH_FILES } from '../../http/content-types.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { FormRefused, submitted, typedIn } from '../../http/submitted.js';
import { emptyForm } from '../../ui/form-state.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted } from '../../ui/words.js';
import { ImportPage, ImportPreviewPage, TEMPLATE } from './import.pages.js';
import { ImportPeople } from './import-people.js';
import type { ImportedDto } from './imported.dto.js';
import { packed, textOf, unpacked } from './packed-file.js';

class PackedDto {
  @IsString()
  packed: string;
}

/** Bringing people in from a file, in a browser: the file, a preview, the import. */
@PageController('admin/import')
export class ImportPagesController {
  constructor(private readonly importing: ImportPeople) {}

  @Get()
  @Needs('people:import')
  show(@CurrentViewer() viewer: Viewer): string {
    return ImportPage({ viewer, form: emptyForm() });
  }

  @Get('template.csv')
  @Needs('people:import')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="people.csv"')
  template(): Buffer {
    return Buffer.from(TEMPLATE);
  }

  /** Says what the file would do, and does nothing. */
  @Post('preview')
  @Needs('people:import')
  @Consumes(WITH_FILES)
  async preview(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Body() body: unknown,
  ): Promise<string> {
    const { text = '' } = typedIn(body);
    const again = (message: string) =>
      new FormRefused(
        400,
        ImportPage({
          viewer,
          form: { ...emptyForm({ text }), errors: new Map([['file', message]]) },
        }),
      );
    const csv = fileIn(body) ?? String(text);
    if (csv.trim() === '') throw again('must be chosen, or its lines pasted below');
    if (csv.length > CSV_LIMIT) throw again('must have at most 10 MB');
    const result = await this.importing.preview(csv, actor.personId);
    const typed = fileIn(body) === undefined ? String(text) : '';
    return ImportPreviewPage({ viewer, result, packed: packed(csv), typed });
  }

  @Post()
  @Needs('people:import')
  import(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: PackedDto,
      again: (form) => ImportPage({ viewer, form }),
      act: async (file) => {
        const result = await this.importing.import(unpacked(file.packed), actor.personId, false);
        // Somebody has changed things since the preview.
        if (result.errors.length > 0) {
          const typed = unpacked(file.packed);
          throw new FormRefused(
            409,
            ImportPreviewPage({ viewer, result, packed: file.packed, typed }),
          );
        }
        return seeOther('/admin/people', { text: 'The file is imported.', lines: linesOf(result) });
      },
    });
  }
}

function fileIn(body: unknown): string | undefined {
  const { file } = (body ?? {}) as { file?: unknown };
  return Buffer.isBuffer(file) && file.length > 0 ? textOf(file) : undefined;
}

function linesOf({ created, updated, unchanged }: ImportedDto): string[] {
  return [
    `${counted(created, 'person', 'people')} hired.`,
    `${counted(updated, 'person', 'people')} changed.`,
    `${counted(unchanged, 'person', 'people')} as they were.`,
  ];
}
