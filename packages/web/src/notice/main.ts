/** The public notice: larger text, and printing as a poster. Without script the page is whole all the same. */
import { button } from '../ballot/dom.ts';
import { offerLargeText } from '../ballot/text-size.ts';

offerLargeText();
const page = document.querySelector('.notice');
if (page)
  page.insertBefore(
    button('print', '打印公示', () => window.print()),
    page.firstChild,
  );
