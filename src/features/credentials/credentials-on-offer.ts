import { Injectable } from '@nestjs/common';
import { told } from '../../domain/told.js';
import type { Option } from '../../ui/form.js';
import { plainCode } from '../../ui/words.js';
import { CatalogService } from '../catalog/catalog.service.js';

/** What a form that records credentials or continuing education offers to choose from. */
@Injectable()
export class CredentialsOnOffer {
  constructor(private readonly catalog: CatalogService) {}

  all(): readonly Option[] {
    return this.newest().map(optionOf);
  }

  /** Those that continuing education makes ready for renewal. */
  withEducation(): readonly Option[] {
    return this.newest()
      .filter(({ continuingEducation }) => continuingEducation !== undefined)
      .map(optionOf);
  }

  /** The categories that some issuer counts by itself, and one for all else. */
  categories(): readonly Option[] {
    const named = this.newest().flatMap(({ continuingEducation }) =>
      Object.keys(continuingEducation?.min ?? {}),
    );
    return [...new Set([...named, 'general'])].map((value) => ({
      value,
      label: plainCode(value),
    }));
  }

  titleOf(code: string): string {
    return this.catalog.find('credential', code)?.title ?? code;
  }

  private newest() {
    return this.catalog.newest('credential').map(({ definition }) => definition);
  }
}

function optionOf({ code, title }: { code: string; title: string }): Option {
  return { value: code, label: told`${title} (${code})` };
}
