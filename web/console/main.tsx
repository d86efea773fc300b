import { createRoot } from 'react-dom/client';
import { App } from './shell/app.js';
import { applyAppearance, readAppearance } from './shell/appearance.js';
import { readLanguage } from './i18n/language.js';
import './shell/fonts.css';
import './shell/base.css';
import './shell/controls.css';

// Before the first paint, so that nothing flashes.
applyAppearance(readAppearance());
document.documentElement.lang = readLanguage();
document.documentElement.dir = readLanguage() === 'ar' ? 'rtl' : 'ltr';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
