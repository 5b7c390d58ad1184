import { Body, Post } from '@nestjs/common';
import { Public } from '../../http/actor.js';
import { ApiController } from '../../http/api-controller.js';
import { SignInLimit } from '../../http/sign-in-limit.js';
import { MeDto } from './me.dto.js';
import { MeService } from './me.service.js';
import { SetUpDto } from './set-up.dto.js';
import { SetUpService } from './set-up.service.js';

@ApiController('setup')
export class SetUpController {
  constructor(
    private readonly settingUp: SetUpService,
    private readonly me: MeService,
  ) {}

  /** Makes the first administrator, with the key that the start printed. Only while there is nobody. */
  @Post()
  @Public()
  @SignInLimit()
  async setUp(@Body() office: SetUpDto): Promise<MeDto> {
    return this.me.me(await this.settingUp.setUp(office));
  }
}
