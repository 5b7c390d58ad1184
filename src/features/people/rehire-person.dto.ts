import { PartialType, PickType } from '@nestjs/swagger';
import type { IsoDay } from '../../domain/day.js';
import { IsDay } from '../../http/validation.js';
import { HirePersonDto } from './hire-person.dto.js';

/** Back in the post that they left, unless another is told, which brings its exposures. */
export class RehirePersonDto extends PartialType(
  PickType(HirePersonDto, ['site', 'position', 'exposures', 'trackedFrom']),
) {
  /**
   * The first day back; up to 180 days ahead.
   * @example 2027-02-01
   */
  @IsDay()
  on: IsoDay;
}
