import { nativeTheme } from 'electron'
import type { Theme } from '../../app/view/model.ts'

/** Puts a theme in force for every page: they follow by media query. */
export function applyTheme(theme: Theme): void {
  if (nativeTheme.themeSource !== theme) nativeTheme.themeSource = theme
}
