// A juror's page gets its number pad, looks for what is new, and sends again what was lost on the way. ES5: old webviews run it as it is.
// Without it the page works by plain forms.
(function () {
  var EVERY = 3000;
  var live = document.getElementById('live');
  if (!live || !window.XMLHttpRequest) return;
  var sending = false;
  var waiting = null;

  function each(list, work) {
    var i;
    for (i = 0; i < list.length; i++) work(list[i]);
  }

  function say(form, text, kind) {
    var line = form.querySelector('.told');
    line.className = 'told' + (kind ? ' ' + kind : '');
    line.textContent = text;
  }

  function faultOf(input, whole) {
    var text = input.value.replace(/^\s+|\s+$/g, '').replace(/[０-９．]/g, function (sign) {
      return String.fromCharCode(sign.charCodeAt(0) - 0xfee0);
    });
    if (text === '') return whole ? input.getAttribute('data-empty') : '';
    if (!/^\d{1,6}(\.\d*)?$/.test(text)) return input.getAttribute('data-no-number');
    var fraction = (text.split('.')[1] || '').replace(/0+$/, '');
    if (fraction.length > Number(input.getAttribute('data-places'))) return input.getAttribute('data-too-fine');
    if (Number(text) > Number(input.getAttribute('data-high'))) return input.getAttribute('data-too-high');
    if (whole && Number(text) < Number(input.getAttribute('data-low'))) return input.getAttribute('data-too-low');
    return '';
  }

  function check(form) {
    var fault = '';
    each(form.querySelectorAll('input.value'), function (input) {
      fault = fault || faultOf(input, false);
    });
    say(form, fault, fault ? 'bad' : '');
  }

  function type(form, sign) {
    var field = form.field;
    if (sign === 'back') field.value = field.value.slice(0, -1);
    else if (sign === 'clear') field.value = '';
    else if (field.value.length < 9) field.value += sign;
    check(form);
  }

  function padOf(form) {
    var inputs = form.querySelectorAll('input.value');
    var field = inputs[0];
    form.field = field;
    each(inputs, function (input) {
      // The pad stands in place of the phone's own keyboard.
      input.setAttribute('inputmode', 'none');
      input.addEventListener('focus', function () {
        form.field = input;
      });
      input.addEventListener('input', function () {
        check(form);
      });
    });
    var pad = document.createElement('div');
    pad.className = 'pad';
    var keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '0', 'back', 'clear'];
    if (field.getAttribute('data-places') === '0') keys[9] = 'clear';
    if (keys[9] === 'clear') keys.pop();
    each(keys, function (sign) {
      var key = document.createElement('button');
      var words = { back: '退格', clear: '清除' };
      key.type = 'button';
      key.textContent = words[sign] || sign;
      if (words[sign]) key.className = 'word';
      key.addEventListener('click', function () {
        type(form, sign);
      });
      pad.appendChild(key);
    });
    form.insertBefore(pad, form.querySelector('.send'));
  }

  function show(text) {
    var holder = document.createElement('div');
    holder.innerHTML = text.slice(text.indexOf('<body>'));
    var next = holder.querySelector('#live');
    // The code leads nowhere any more: the page itself says so.
    if (!next) return location.reload();
    live.innerHTML = next.innerHTML;
    live.setAttribute('data-stamp', next.getAttribute('data-stamp'));
    ready();
    return undefined;
  }

  function ask(method, url, body, then) {
    var request = new XMLHttpRequest();
    request.open(method, url);
    request.timeout = 10000;
    if (body !== null) request.setRequestHeader('content-type', 'application/x-www-form-urlencoded');
    request.onload = function () {
      then(request.status, request.responseText);
    };
    request.onerror = request.ontimeout = function () {
      then(0, '');
    };
    request.send(body);
  }

  // What was typed last is what is sent, however often the way was lost before.
  function send(form) {
    var fields = ['subject=' + encodeURIComponent(form.querySelector('[name=subject]').value)];
    var fault = '';
    each(form.querySelectorAll('input.value'), function (input) {
      fault = fault || faultOf(input, true);
      fields.push('value=' + encodeURIComponent(input.value));
    });
    if (fault) return say(form, fault, 'bad');
    if (sending) return undefined;
    sending = true;
    form.querySelector('.send').disabled = true;
    say(form, live.getAttribute('data-sending'), '');
    ask('POST', form.getAttribute('action'), fields.join('&'), function (status, text) {
      sending = false;
      if (status === 0 || status >= 500) {
        if (document.body.contains(form)) {
          say(form, live.getAttribute('data-offline'), 'bad');
          form.querySelector('.send').disabled = false;
          clearTimeout(waiting);
          waiting = setTimeout(function () {
            if (document.body.contains(form)) send(form);
          }, EVERY);
        }
        return;
      }
      show(text);
    });
    return undefined;
  }

  function ready() {
    clearTimeout(waiting);
    each(live.querySelectorAll('form.score'), function (form) {
      padOf(form);
      form.addEventListener('submit', function (event) {
        event.preventDefault();
        send(form);
      });
    });
  }

  // What somebody is just typing isn't taken from under their hands when something else on the page is new.
  function showAround(text) {
    var typed = {};
    each(live.querySelectorAll('input.value'), function (input) {
      if (input.value !== input.defaultValue) typed[input.id] = input.value;
    });
    show(text);
    each(live.querySelectorAll('input.value'), function (input) {
      if (typed[input.id] !== undefined) input.value = typed[input.id];
    });
  }

  function look() {
    var seen = live.getAttribute('data-stamp');
    if (sending || document.hidden) return setTimeout(look, EVERY);
    ask('GET', location.pathname + '?seen=' + encodeURIComponent(seen), null, function (status, text) {
      if (status === 200 && text !== '' && !sending && live.getAttribute('data-stamp') === seen) showAround(text);
      if (status === 404) return location.reload();
      setTimeout(look, EVERY);
      return undefined;
    });
    return undefined;
  }

  ready();
  setTimeout(look, EVERY);
})();
