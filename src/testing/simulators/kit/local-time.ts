/** `2014-12-09T18:50:30.500+09:00` (or `+0900`, `plain`) in the zone that lies that many minutes east of UTC. */
export function printTime(instant: number, offsetMinutes: number, zone: 'plain' | 'colon'): string {
  const local = new Date(instant + offsetMinutes * 60_000).toISOString().slice(0, -1);
  const [hours, minutes] = [Math.floor(Math.abs(offsetMinutes) / 60), Math.abs(offsetMinutes) % 60];
  const sign = offsetMinutes < 0 ? '-' : '+';
  return `${local}${sign}${two(hours)}${zone === 'colon' ? ':' : ''}${two(minutes)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
