package org.irqscope.ui.welcome;

import java.util.Map;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.IntroPart;

/** The page that welcomes: three doors, each with the commands that lead through it. UI thread. */
public final class Welcome extends IntroPart {
	private static final int MARGIN = 32, GAP = 24, WIDTH = 260;
	private Composite doors;

	@Override
	public void createPartControl(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).spacing(GAP, GAP).applyTo(page);
		Label title = new Label(page, SWT.NONE);
		title.setFont(JFaceResources.getHeaderFont());
		title.setText(Texts.of("title"));
		Label sentence = new Label(page, SWT.WRAP);
		sentence.setText(Texts.of("sentence"));
		GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(sentence);
		doors = new Composite(page, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(Door.ALL.size()).equalWidth(true).spacing(GAP, GAP).applyTo(doors);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(doors);
		Door.ALL.forEach(this::add);
	}

	private void add(Door door) {
		Composite room = new Composite(doors, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(room);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(room);
		Label title = new Label(room, SWT.WRAP);
		title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		title.setText(Texts.of("door." + door.key()));
		Label sentence = new Label(room, SWT.WRAP);
		sentence.setText(Texts.of("door." + door.key() + ".sentence"));
		GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(sentence);
		Button first = new Button(room, SWT.PUSH);
		first.setText(Texts.of("way." + door.ways().get(0).key()));
		first.addListener(SWT.Selection, event -> go(door.ways().get(0)));
		for (Door.Way way : door.ways().subList(1, door.ways().size())) {
			Link link = new Link(room, SWT.NONE);
			link.setText("<a>" + Texts.of("way." + way.key()) + "</a>");
			link.addListener(SWT.Selection, event -> go(way));
		}
	}

	/** The page leaves, so that what comes is seen. */
	private void go(Door.Way way) {
		IWorkbenchWindow window = getIntroSite().getWorkbenchWindow();
		Command command = window.getService(ICommandService.class).getCommand(way.command());
		IHandlerService handlers = window.getService(IHandlerService.class);
		PlatformUI.getWorkbench().getIntroManager().closeIntro(this);
		try {
			handlers.executeCommand(ParameterizedCommand.generateCommand(command, Map.copyOf(way.parameters())), null);
		} catch (CommandException e) {
			ILog.get().error(e.getMessage(), e);
		}
	}

	@Override
	public void standbyStateChanged(boolean standby) {
		// It looks the same beside other parts.
	}

	@Override
	public void setFocus() {
		doors.setFocus();
	}
}
