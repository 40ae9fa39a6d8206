// Before the first paint: the colours this reader chose last. Loaded in the head without `defer`, so nothing flashes.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch { /* storage is switched off: the device's colours */ }
