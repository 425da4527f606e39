package org.irqscope.scene.theme;

import java.util.function.Function;

/**
 * The colours of a picture. Immutable, for any thread. State is never told by colour alone.
 */
public final class Theme {
	/** Dark on white. */
	public static final Theme LIGHT = new Theme("light", 0xffffff, 0xf4f5f7, 0xf7f8fa, 0xc9ced6, 0x5b6470, 0x1b1f24,
			0x57606a, 0xd55e00, 0xa84800, 0x0072b2, Role::onLight);
	/** Bright on nearly black. */
	public static final Theme DARK = new Theme("dark", 0x1e1f22, 0x25272a, 0x2b2d30, 0x454a50, 0x9aa3ae, 0xe6e8eb,
			0xa9b1bb, 0xff9a3c, 0xff9a3c, 0x56a8dc, Role::onDark);
	/** Black on white, with one other colour. */
	public static final Theme CONTRAST = new Theme("contrast", 0xffffff, 0xffffff, 0xffffff, 0x000000, 0x000000,
			0x000000, 0x000000, 0xb00020, 0xb00020, 0x000000, role -> new Ink(0));

	private final String id;
	private final Ink canvas;
	private final Ink lane;
	private final Ink node;
	private final Ink border;
	private final Ink line;
	private final Ink text;
	private final Ink quiet;
	private final Ink accent;
	private final Ink changed;
	private final Ink selection;
	private final Function<Role, Ink> roles;

	private Theme(String id, int canvas, int lane, int node, int border, int line, int text, int quiet, int accent,
			int changed, int selection, Function<Role, Ink> roles) {
		this.id = id;
		this.canvas = new Ink(canvas);
		this.lane = new Ink(lane);
		this.node = new Ink(node);
		this.border = new Ink(border);
		this.line = new Ink(line);
		this.text = new Ink(text);
		this.quiet = new Ink(quiet);
		this.accent = new Ink(accent);
		this.changed = new Ink(changed);
		this.selection = new Ink(selection);
		this.roles = roles;
	}

	/** The theme's name on the command line. */
	public String id() {
		return id;
	}

	/** The ground of the picture, opaque. */
	public Ink canvas() {
		return canvas;
	}

	/** The ground of every second swim lane. */
	public Ink lane() {
		return lane;
	}

	/** The ground of a node. */
	public Ink node() {
		return node;
	}

	/** The edges of nodes, and bits that are clear. */
	public Ink border() {
		return border;
	}

	/** The lines between nodes. */
	public Ink line() {
		return line;
	}

	/** Titles and values. */
	public Ink text() {
		return text;
	}

	/** Captions and labels that step back. */
	public Ink quiet() {
		return quiet;
	}

	/** The one colour of what moves and changes. */
	public Ink accent() {
		return accent;
	}

	/** The accent for letters, which have to be darker than surfaces to be read. */
	public Ink changed() {
		return changed;
	}

	/** What the user has chosen; never in exports. */
	public Ink selection() {
		return selection;
	}

	/** Where the user wants the walk to stop. */
	public Ink stop() {
		return selection;
	}

	/** The band of a node that has a role. */
	public Ink role(Role role) {
		return roles.apply(role);
	}
}
