package org.irqscope.diagram.figures;

import java.util.Optional;

import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.Graphics;
import org.irqscope.scene.Token;
import org.irqscope.scene.paint.ScenePainter;
import org.irqscope.scene.text.Fonts;
import org.irqscope.scene.theme.Theme;

/** The token on its way; only its own area is repainted when it moves. */
public final class TokenFigure extends Figure {
	private Optional<Token> token = Optional.empty();
	private Theme theme = Theme.LIGHT;

	/** Shows the token at its place, or nothing. */
	public void show(Optional<Token> shown, Theme colours) {
		theme = colours;
		token = shown;
		setVisible(shown.isPresent());
		shown.ifPresent(one -> setBounds(
				SceneGeometry.rectangle(ScenePainter.area(one, Fonts.MEASURE).grown(1))));
		repaint();
	}

	/** The token that is shown. */
	public Optional<Token> token() {
		return token;
	}

	@Override
	protected void paintFigure(Graphics graphics) {
		token.ifPresent(one -> new ScenePainter(new Draw2dCanvas(graphics), theme, Fonts.MEASURE).token(one));
	}

	/** The token never takes a click from what it passes. */
	@Override
	public boolean containsPoint(int x, int y) {
		return false;
	}
}
