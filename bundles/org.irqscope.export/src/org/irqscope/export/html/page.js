'use strict';
(() => {
	const SVG = 'http://www.w3.org/2000/svg', EVERY = 64;
	const STYLES = ['title', 'field', 'caption', 'value', 'bit', 'token', 'heading'];
	const data = JSON.parse(document.getElementById('walk').textContent);
	const words = data.words, steps = data.steps, pieces = [], looks = [], frames = [];
	const get = id => document.getElementById(id);
	const bounds = [Infinity, Infinity, -Infinity, -Infinity];
	let at = -1, groups = new Map();

	const spliced = (row, from, removed, inserted) =>
		[...row.slice(0, from), ...inserted, ...row.slice(from + removed)];
	const stepped = (row, step) =>
		step[3].reduce((now, [from, removed, ...inserted]) => spliced(now, from, removed, inserted), row);

	// Whole frames are kept now and then; those between are made when they are shown.
	steps.reduce((row, step, index) => {
		pieces.push(...step[1]);
		looks.push(...step[2]);
		step[4].forEach((edge, side) => bounds[side] = side < 2 ? Math.min(bounds[side], edge) : Math.max(bounds[side], edge));
		const now = stepped(row, step);
		if (index % EVERY === 0)
			frames.push(now);
		return now;
	}, []);

	function frame(index) {
		const kept = Math.floor(index / EVERY);
		let now = frames[kept];
		for (let next = kept * EVERY + 1; next <= index; next++)
			now = stepped(now, steps[next]);
		return now;
	}

	// A look is another one with some pieces in place of others.
	const known = new Map();
	function look(number) {
		const chain = [];
		let from = number;
		while (!known.has(from) && typeof looks[from][0] === 'number') {
			chain.push(from);
			from = looks[from][0];
		}
		if (!known.has(from))
			known.set(from, { id: looks[from][0], title: looks[from][1], pieces: looks[from].slice(4) });
		let found = known.get(from);
		for (const next of chain.reverse()) {
			const [, start, removed, ...inserted] = looks[next];
			found = { id: found.id, title: found.title, pieces: spliced(found.pieces, start, removed, inserted) };
		}
		if (known.size > 4096)
			known.clear();
		known.set(number, found);
		return found;
	}

	function element(name, attributes) {
		const made = document.createElementNS(SVG, name);
		for (const key in attributes)
			made.setAttribute(key, attributes[key]);
		return made;
	}

	function drawn(piece) {
		const [kind, ink, ...rest] = piece;
		if (kind === 't') {
			const [x, y, style, text] = rest;
			const made = element('text', { x, y, class: STYLES[style] + ' f' + ink });
			made.textContent = text;
			return made;
		}
		const [alpha, width, ...form] = rest;
		const look = kind === 'f' ? { class: 'f' + ink } : { class: 's' + ink, 'stroke-width': width, fill: 'none' };
		if (alpha < 1)
			look[kind === 'f' ? 'fill-opacity' : 'stroke-opacity'] = alpha;
		if (kind === 'd')
			look['stroke-dasharray'] = '5 4';
		if (form.length === 1)
			return element('path', { d: form[0], ...look });
		if (form.length === 3)
			return element('circle', { cx: form[0], cy: form[1], r: form[2], ...look });
		return element('rect', { x: form[0], y: form[1], width: form[2], height: form[3], rx: form[4], ...look });
	}

	function group(number) {
		const shown = look(number);
		const made = element('g', { 'data-part': shown.id });
		if (shown.title) {
			const title = element('title', {});
			title.textContent = shown.title;
			made.append(title);
		}
		shown.pieces.forEach(piece => made.append(drawn(pieces[piece])));
		return made;
	}

	const picture = element('svg', { role: 'img', viewBox:
		[bounds[0], bounds[1], bounds[2] - bounds[0], bounds[3] - bounds[1]].join(' ') });
	get('picture').append(picture);

	function draw(index) {
		const now = new Map();
		for (const number of frame(index))
			now.set(number, groups.get(number) || group(number));
		picture.replaceChildren(...now.values());
		groups = now;
	}

	function row(name, cells) {
		const made = document.createElement('tr');
		for (const cell of cells)
			made.appendChild(document.createElement(name)).textContent = cell;
		return made;
	}

	function tell(index) {
		const [position, , , , , hop] = steps[index];
		const [context, call, place, why, changes, events] = hop;
		const none = hop.length === 0;
		const where = words.of.replace('@position@', position).replace('@size@', data.size);
		get('where').textContent = none ? where : where + ' · ' + context + ' · ' + place;
		get('call').textContent = none ? words.rest : call;
		get('why').textContent = none ? words.restWhy : why;
		get('changed').textContent = none ? '' : changes.length ? words.changed : words.unchanged;
		get('changes').replaceChildren(...(none || !changes.length ? [] :
			[row('th', [words.part, words.field, words.before, words.after]), ...changes.map(one => row('td', one))]));
		get('tracepoints').textContent = none || !events.length ? '' : words.tracepoints;
		get('events').replaceChildren(...(none ? [] : events).map(line => {
			const made = document.createElement('li');
			made.textContent = line;
			return made;
		}));
		picture.setAttribute('aria-label', words.title + ', ' + where);
	}

	function go(index) {
		const goal = Math.max(0, Math.min(steps.length - 1, index));
		if (goal === at || steps.length === 0)
			return;
		at = goal;
		draw(at);
		tell(at);
		get('step').value = at;
		get('step').setAttribute('aria-valuetext', get('where').textContent);
		get('first').disabled = get('back').disabled = at === 0;
		get('last').disabled = get('next').disabled = at === steps.length - 1;
		try {
			history.replaceState(null, '', '#' + steps[at][0]);
		} catch {
			// Some browsers refuse that for files; then the address says no step.
		}
	}

	function dark(is) {
		document.documentElement.dataset.theme = is ? 'dark' : 'light';
	}

	const rules = (side, root) => root + '{' +
		data.inks.map((pair, ink) => '--i' + ink + ':' + pair[side]).join(';') + '}';
	const sheet = document.createElement('style');
	sheet.textContent = rules(0, ':root') + rules(1, '[data-theme=dark]') +
		data.inks.map((pair, ink) => `.f${ink}{fill:var(--i${ink})}.s${ink}{stroke:var(--i${ink})}`).join('');
	document.head.append(sheet);

	const KEYS = {
		ArrowRight: () => go(at + 1), PageDown: () => go(at + 1), ' ': () => go(at + 1),
		ArrowLeft: () => go(at - 1), PageUp: () => go(at - 1), Backspace: () => go(at - 1),
		Home: () => go(0), End: () => go(steps.length - 1),
		t: () => get('theme').click(), T: () => get('theme').click()
	};
	document.addEventListener('keydown', event => {
		const act = KEYS[event.key];
		const pressed = event.key === ' ' && event.target instanceof HTMLButtonElement;
		if (!act || pressed || event.ctrlKey || event.altKey || event.metaKey)
			return;
		event.preventDefault();
		act();
	});
	get('first').addEventListener('click', () => go(0));
	get('back').addEventListener('click', () => go(at - 1));
	get('next').addEventListener('click', () => go(at + 1));
	get('last').addEventListener('click', () => go(steps.length - 1));
	get('step').max = steps.length - 1;
	get('step').addEventListener('input', event => go(Number(event.target.value)));
	get('theme').addEventListener('click', () => dark(document.documentElement.dataset.theme !== 'dark'));

	const asked = () => steps.findIndex(step => String(step[0]) === location.hash.slice(1));
	addEventListener('hashchange', () => asked() >= 0 && go(asked()));
	dark(matchMedia('(prefers-color-scheme: dark)').matches);
	go(Math.max(0, asked()));
})();
