/** Programs that start others at times. */
export const SCHEDULE_TARGETS = ['crontab', 'systemd', 'launchd', 'task-scheduler'] as const;
export type ScheduleTarget = (typeof SCHEDULE_TARGETS)[number];
