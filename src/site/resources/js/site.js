// On a phone the menu is behind a button, and a row of a wide table stands as a card whose lines say what they are.
document.addEventListener('DOMContentLoaded', () => {
  document.querySelectorAll('#bodyColumn table').forEach(table => {
    const heads = [...table.querySelectorAll('tr:first-child th')].map(head => head.textContent.trim());
    if (heads.length < 3) return;
    table.classList.add('wide');
    table.querySelectorAll('tr').forEach(row => {
      [...row.querySelectorAll('td')].forEach((cell, i) => {
        cell.setAttribute('data-label', heads[i] || '');
        cell.classList.toggle('none', i > 0 && ['', '–'].includes(cell.textContent.trim()) && !cell.querySelector('img'));
      });
    });
  });
  const menu = document.querySelector('#leftColumn nav');
  if (!menu) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.id = 'menuButton';
  button.textContent = '☰ Menu';
  const show = open => {
    menu.classList.toggle('closed', !open);
    button.setAttribute('aria-expanded', open);
  };
  button.addEventListener('click', () => show(menu.classList.contains('closed')));
  menu.before(button);
  show(false);
});
