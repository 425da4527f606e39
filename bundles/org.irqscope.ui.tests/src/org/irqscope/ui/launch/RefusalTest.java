package org.irqscope.ui.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IPageLayout;
import org.irqscope.core.operation.OperationException;
import org.irqscope.debug.WalkResult;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What cannot be done is said in one sentence, without the names of exceptions, and nothing else opens. */
@ExtendWith(NoErrorsLogged.class)
class RefusalTest {
	private static final String TITLE = "Running noapic on this host's KVM";

	private static Optional<Shell> dialog() {
		return Arrays.stream(Display.getCurrent().getShells()).filter(shell -> shell.getText().equals(TITLE))
				.findFirst();
	}

	private static Stream<String> labels(Composite parent) {
		return Arrays.stream(parent.getChildren()).flatMap((Control child) -> child instanceof Label label
				? Stream.of(label.getText()) : child instanceof Composite inner ? labels(inner) : Stream.empty());
	}

	@Test
	void aJobThatIsRefusedShowsTheSentenceOnly() {
		Optional.ofNullable(Desktop.page().findView(IPageLayout.ID_PROGRESS_VIEW)).ifPresent(Desktop.page()::hideView);
		new ResultJob(TITLE) {
			@Override
			protected WalkResult result(IProgressMonitor monitor) throws OperationException {
				throw new OperationException("noapic.irqscope", 0, "/dev/kvm does not exist");
			}
		}.schedule();
		Desktop.await("the refusal is shown", () -> dialog().isPresent());
		try {
			assertEquals(List.of("noapic.irqscope: /dev/kvm does not exist"),
					labels(dialog().orElseThrow()).filter(text -> !text.isEmpty()).toList());
			assertNull(Desktop.page().findView(IPageLayout.ID_PROGRESS_VIEW));
		} finally {
			dialog().ifPresent(Shell::close);
		}
	}
}
