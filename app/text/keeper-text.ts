/** What Lanyard says of renewing by itself. */
export const keeperText = {
  trouble: (profile: string, message: string) => `${profile} was not renewed. ${message}`,
  needsCode: (profile: string) =>
    `${profile} needs a code by now, and Lanyard asks for none by itself. Renew it from the window or the tray.`,
  cancelled: 'The renewal was stopped before it had ended. Lanyard tries again by itself.',
  unexpected:
    'Something went wrong inside Lanyard, and nothing was written. It tries again by itself; the log tells the kind of error.',
} as const
