package org.irqscope.ui.script;

import org.eclipse.jface.text.TextAttribute;
import org.eclipse.jface.text.rules.EndOfLineRule;
import org.eclipse.jface.text.rules.IRule;
import org.eclipse.jface.text.rules.IWordDetector;
import org.eclipse.jface.text.rules.RuleBasedScanner;
import org.eclipse.jface.text.rules.Token;
import org.eclipse.jface.text.rules.WordRule;
import org.eclipse.swt.SWT;
import org.irqscope.diagram.DiagramTheme;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.scene.theme.Role;
import org.irqscope.scene.theme.Theme;

/** Tells operations, numbers and comments of an op script apart, in the colours of the desktop's theme. */
final class ScriptScanner extends RuleBasedScanner {
	ScriptScanner() {
		Theme theme = DiagramTheme.current();
		WordRule words = new WordRule(new OperationWord());
		Token operation = new Token(new TextAttribute(DiagramTheme.color(theme.role(Role.VCPU)), null, SWT.BOLD));
		for (OpCode code : OpCode.values())
			words.addWord(code.word(), operation);
		Token number = new Token(new TextAttribute(DiagramTheme.color(theme.role(Role.ROUTING))));
		Token comment = new Token(new TextAttribute(DiagramTheme.color(theme.quiet()), null, SWT.ITALIC));
		setRules(new IRule[] { new EndOfLineRule("#", comment), words, new NumberWord(number) });
	}

	/** A number, in which hex digits after 0x belong to it too. */
	private static final class NumberWord extends WordRule {
		NumberWord(Token number) {
			super(new IWordDetector() {
				@Override
				public boolean isWordStart(char c) {
					return Character.isDigit(c);
				}

				@Override
				public boolean isWordPart(char c) {
					return Character.digit(c, 16) >= 0 || c == 'x';
				}
			}, number);
		}
	}

	/** Operations are lower case words with hyphens; hex digits after 0x are part of their number. */
	private static final class OperationWord implements IWordDetector {
		@Override
		public boolean isWordStart(char c) {
			return Character.isLowerCase(c);
		}

		@Override
		public boolean isWordPart(char c) {
			return Character.isLowerCase(c) || Character.isDigit(c) || c == '-';
		}
	}
}
