package org.irqscope.diagram.figures;

import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.Graphics;
import org.irqscope.scene.layout.Scene;
import org.irqscope.scene.paint.ScenePainter;
import org.irqscope.scene.text.Fonts;
import org.irqscope.scene.theme.Theme;

/** The ground of a diagram: swim lanes behind everything and the legend below. */
public final class BackdropFigure extends Figure {
	private Scene scene;
	private Theme theme;

	/** Shows the lanes and the legend of a scene. */
	public void show(Scene shown, Theme colours) {
		if (scene != null && theme == colours && shown.lanes().equals(scene.lanes())
				&& shown.legend().equals(scene.legend()) && shown.content().equals(scene.content()))
			return;
		scene = shown;
		theme = colours;
		setBounds(SceneGeometry.rectangle(shown.bounds()));
		repaint();
	}

	@Override
	protected void paintFigure(Graphics graphics) {
		if (scene == null)
			return;
		ScenePainter painter = new ScenePainter(new Draw2dCanvas(graphics), theme, Fonts.MEASURE);
		for (int index = 0; index < scene.lanes().size(); index++)
			painter.lane(scene.lanes().get(index), index);
		painter.legend(scene.legend(), scene.content());
	}

	/** Clicks on the ground are clicks on the diagram. */
	@Override
	public boolean containsPoint(int x, int y) {
		return false;
	}
}
