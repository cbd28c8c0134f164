/** `JobCliTemplateDeployIOSDevices06_19_31_651_PM_05_16_2017`: twelve hours, in the zone of the server. */
export function jobNameFor(type: string, instant: number, utcOffsetMinutes: number): string {
  const [date = '', time = ''] = new Date(instant + utcOffsetMinutes * 60_000).toISOString().split('T');
  const [year, month, day] = date.split('-');
  const [hour = '', minute, second = ''] = time.slice(0, -1).split(':');
  const [seconds, milliseconds] = second.split('.');
  const half = Number(hour) < 12 ? 'AM' : 'PM';
  const clock = String(Number(hour) % 12 || 12).padStart(2, '0');
  return `Job${type}${[clock, minute, seconds, milliseconds, half, month, day, year].join('_')}`;
}
