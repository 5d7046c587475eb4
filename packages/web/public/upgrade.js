/* Plain ES5 for browsers that cannot read the rest: below Chromium 86 or Safari 14 it says so, and how to go on. */
(function () {
  var script = document.createElement('script');
  var modern = 'noModule' in script && 'replaceAll' in String.prototype && typeof BigInt === 'function';
  if (modern) return;
  var root = document.documentElement;
  root.className += ' too-old';

  function element(tag, text) {
    var made = document.createElement(tag);
    made.appendChild(document.createTextNode(text));
    return made;
  }

  function show() {
    var link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = '/upgrade.css';
    document.getElementsByTagName('head')[0].appendChild(link);
    var page = document.createElement('div');
    page.className = 'upgrade';
    page.appendChild(element('h1', '这台设备的浏览器版本过低，无法打开本系统'));
    page.appendChild(element('p', '请改用下列任一浏览器的新版本，再打开同一网址：'));
    var list = document.createElement('ul');
    var i;
    var names = [
      '电脑：奇安信可信浏览器、360 安全浏览器（极速模式）、Edge、Chrome，内核 86 及以上',
      '统信 UOS、麒麟系统：系统自带浏览器，请在应用商店更新到最新版',
      '手机：安卓系统浏览器或微信的最新版；苹果手机 iOS 14 及以上',
    ];
    for (i = 0; i < names.length; i += 1) list.appendChild(element('li', names[i]));
    page.appendChild(list);
    page.appendChild(element('p', '使用 360 或奇安信浏览器时，请把地址栏右侧的“兼容模式”切换为“极速模式”。'));
    page.appendChild(element('p', '仍打不开的，请与本单位信息化管理人员联系。'));
    document.body.innerHTML = '';
    document.body.appendChild(page);
  }

  if (document.body) show();
  else if (document.addEventListener) document.addEventListener('DOMContentLoaded', show);
  else window.attachEvent('onload', show);
})();
