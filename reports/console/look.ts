import type { Paint } from './paint.js';

export interface Look {
  readonly width: number;
  readonly verbose: boolean;
  readonly paint: Paint;
}
