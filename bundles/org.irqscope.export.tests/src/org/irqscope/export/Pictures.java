package org.irqscope.export;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

import org.irqscope.scene.BitState;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Row;
import org.irqscope.scene.Side;
import org.irqscope.scene.Token;
import org.irqscope.scene.layout.Lane;
import org.irqscope.scene.layout.Legend;
import org.irqscope.scene.layout.Scene;
import org.irqscope.scene.text.Fonts;
import org.irqscope.scene.theme.Role;
import org.irqscope.scene.theme.Theme;
import org.w3c.dom.Document;

/** Scenes for tests, and what the exports make of them. */
final class Pictures {
	private Pictures() {
	}

	/** A device whose line leads to a chip, with a token on its way. */
	static Scene scene(String title, String caption) {
		Node device = new Node("serial0", Role.DEVICE, title, caption,
				List.of(new Row.Field("", "signals", "eventfd 0", Mark.CHANGED, "none", "")), true)
						.sized(Fonts.MEASURE).at(24, 48);
		Node chip = new Node("pic0", Role.PIC, "PIC master", "",
				List.of(new Row.Pin("4", BitState.PENDING, "pin 4", "52", Mark.RECENT),
						new Row.BitTable("irr", 8,
								List.of(new Row.BitLine("IRR", 0x10, BitState.PENDING, BitState.CLEAR, 0x10, 0))),
						new Row.VectorMap("isr", "ISR", List.of(52), BitState.IN_SERVICE, List.of(), List.of(52))),
				false).sized(Fonts.MEASURE).at(device.bounds().right() + 56, 112);
		Link line = new Link("line4", new Link.Port("serial0", "", Side.RIGHT), new Link.Port("pic0", "4", Side.LEFT),
				Link.Kind.INTERRUPT, Link.State.IN_USE, "");
		Link eoi = new Link("eoi", new Link.Port("pic0", "", Side.BOTTOM), new Link.Port("serial0", "", Side.BOTTOM),
				Link.Kind.RETURN, Link.State.IDLE, "EOI");
		Scene placed = Scene.of(new Diagram(List.of(device, chip), List.of(line, eoi)),
				List.of(new Lane("Kernel", new Rect(0, 0, chip.bounds().right() + 24, 320), true)),
				new Legend(List.of(new Legend.Entry.Bit(BitState.PENDING, "pending"),
						new Legend.Entry.Line(Link.Kind.INTERRUPT, Link.State.IDLE, "idle"),
						new Legend.Entry.Line(Link.Kind.INTERRUPT, Link.State.IN_USE, "in use")), Fonts.MEASURE));
		return new Scene(placed.lanes(), placed.nodes(), placed.routes(),
				Optional.of(new Token(placed.routes().get(0).at(0.5), "GSI 4")), placed.legend());
	}

	static Scene scene() {
		return scene("ttyS0", "0x3f8");
	}

	static byte[] svg(Scene scene, Theme theme) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		SceneExport.svg(scene, theme, "machine: interrupts", out);
		return out.toByteArray();
	}

	static Document document(Scene scene) throws Exception {
		DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
		factory.setNamespaceAware(true);
		return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg(scene, Theme.LIGHT)));
	}

	static BufferedImage png(Scene scene, Theme theme, double scale) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		SceneExport.png(scene, theme, scale, out);
		return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
	}
}
