const KEY = 'theme';

/** Takes over the reader's choice from an earlier visit. Without one the system's setting counts. */
export function showTheme(): void {
  const chosen = localStorage.getItem(KEY);
  if (chosen === 'dark' || chosen === 'light') document.documentElement.dataset['theme'] = chosen;
}

export function isDark(): boolean {
  const chosen = document.documentElement.dataset['theme'];
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

export function toggleTheme(): void {
  localStorage.setItem(KEY, isDark() ? 'light' : 'dark');
  showTheme();
}
