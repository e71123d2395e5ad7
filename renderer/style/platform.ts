/**
 * Says on the page's root which system it runs on, so that the type of that system alone is looked up: on Linux each name that is not
 * installed costs a question to fontconfig before the first paint. Called before anything is drawn.
 */
export function markPlatform(): void {
  document.documentElement.dataset['platform'] = platformOf(navigator.userAgent)
}

function platformOf(userAgent: string): 'darwin' | 'win32' | 'linux' {
  if (userAgent.includes('Macintosh')) return 'darwin'
  return userAgent.includes('Windows') ? 'win32' : 'linux'
}
