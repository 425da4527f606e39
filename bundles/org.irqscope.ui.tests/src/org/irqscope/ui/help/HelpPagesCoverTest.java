package org.irqscope.ui.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.IContext;
import org.eclipse.help.IHelpResource;
import org.eclipse.help.ITopic;
import org.eclipse.jface.preference.IPreferenceNode;
import org.eclipse.jface.preference.PreferenceManager;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.views.IViewDescriptor;
import org.eclipse.ui.wizards.IWizardRegistry;
import org.irqscope.core.help.HelpPages;
import org.irqscope.help.HelpBook;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The help explains every command, view and page of preferences, and the platform finds it for every part. */
@ExtendWith(NoErrorsLogged.class)
class HelpPagesCoverTest {
	private static final String OURS = "org.irqscope.";

	private static Stream<IViewDescriptor> views() {
		return Stream.of(PlatformUI.getWorkbench().getViewRegistry().getViews())
				.filter(view -> view.getId().startsWith(OURS));
	}

	@Test
	void everyViewIsExplained() throws Exception {
		Set<String> views = views().map(IViewDescriptor::getLabel).collect(Collectors.toSet());
		assertEquals(views, Set.copyOf(HelpPages.headings("views")));
	}

	@Test
	void everyPageOfPreferencesIsExplained() throws Exception {
		Set<String> pages = PlatformUI.getWorkbench().getPreferenceManager()
				.getElements(PreferenceManager.PRE_ORDER).stream()
				.filter(node -> node.getId().startsWith(OURS) && node.getSubNodes().length == 0)
				.map(IPreferenceNode::getLabelText).collect(Collectors.toSet());
		assertEquals(pages, Set.copyOf(HelpPages.headings("preferences")));
	}

	@Test
	void everyCommandOfTheMenusIsExplained() throws Exception {
		Set<String> commands = Stream.of(PlatformUI.getWorkbench().getService(ICommandService.class)
				.getDefinedCommands()).filter(command -> command.getId().startsWith(OURS))
				.map(HelpPagesCoverTest::name).collect(Collectors.toSet());
		assertEquals(commands, Set.copyOf(HelpPages.headings("menus")));
	}

	private static String name(Command command) {
		try {
			return command.getName();
		} catch (NotDefinedException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void theTableOfContentsHasAllPagesUnderTheirTitles() throws Exception {
		List<String> listed = new ArrayList<>();
		List<String> titles = new ArrayList<>();
		for (ITopic topic : HelpSystem.getTocs()[0].getTopics()) {
			listed.add(topic.getHref());
			titles.add(topic.getLabel());
		}
		assertEquals(HelpBook.topics().stream().map(HelpBook::address).toList(), listed);
		for (String topic : HelpBook.topics())
			assertTrue(titles.remove(HelpPages.title(topic)), topic);
		assertEquals(1, HelpSystem.getTocs().length);
	}

	@Test
	void everyPartWizardAndPageHasAContextThatLeadsToAPlace() throws Exception {
		List<String> parts = new ArrayList<>(views().map(IViewDescriptor::getId).toList());
		parts.addAll(List.of("org.irqscope.diagram.editor", "org.irqscope.ui.script", "org.irqscope.ui.preferences",
				"org.irqscope.ui.breakpoint", "org.irqscope.ui.welcome", "org.irqscope.ui.start"));
		for (IWizardRegistry wizards : List.of(PlatformUI.getWorkbench().getNewWizardRegistry(),
				PlatformUI.getWorkbench().getImportWizardRegistry(),
				PlatformUI.getWorkbench().getExportWizardRegistry()))
			Stream.of(wizards.getRootCategory().getCategories())
					.flatMap(category -> Stream.of(category.getWizards())).map(wizard -> wizard.getId())
					.filter(id -> id.startsWith(OURS)).forEach(parts::add);
		assertTrue(parts.contains("org.irqscope.ui.example") && parts.contains("org.irqscope.ui.export"),
				parts.toString());
		for (String part : parts) {
			IContext context = HelpSystem.getContext(HelpBook.context(part));
			assertNotNull(context, part);
			assertTrue(context.getText().length() > 20, part);
			assertEquals(1, context.getRelatedTopics().length, part);
			for (IHelpResource topic : context.getRelatedTopics())
				HelpPlaces.assertLeadsSomewhere(topic.getHref());
		}
	}

	@Test
	void everyLinkLeadsToAPlace() throws Exception {
		int links = 0;
		for (String topic : HelpBook.topics())
			for (String link : HelpPlaces.links(topic)) {
				HelpPlaces.assertLeadsSomewhere(link);
				links++;
			}
		assertTrue(links > 5, links + " links");
	}
}
