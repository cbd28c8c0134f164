/** How far back a window reaches, and in which steps it moves on; milliseconds, and a number of segments. */
export interface WindowShape {
  readonly windowSize: number;
  readonly windowSegments: number;
}

/** Counts in a window that moves on segment by segment: what a segment has counted drops out when it is too old. */
export class SlidingWindow {
  private times: number[] = [];

  add(now: number): void {
    this.times.push(now);
  }

  /** How many were added in the present segment and those before it that the window reaches. */
  count(now: number, { windowSize, windowSegments }: WindowShape): number {
    const segment = windowSize / windowSegments;
    const first = (Math.floor(now / segment) - windowSegments + 1) * segment;
    this.times = this.times.filter((time) => time >= first);
    return this.times.length;
  }
}
