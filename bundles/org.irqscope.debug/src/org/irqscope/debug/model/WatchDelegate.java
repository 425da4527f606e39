package org.irqscope.debug.model;

import java.util.Optional;

import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IDebugElement;
import org.eclipse.debug.core.model.IValue;
import org.eclipse.debug.core.model.IWatchExpressionDelegate;
import org.eclipse.debug.core.model.IWatchExpressionListener;
import org.eclipse.debug.core.model.IWatchExpressionResult;
import org.irqscope.core.expression.Expression;
import org.irqscope.core.expression.ExpressionException;
import org.irqscope.core.expression.Scope;
import org.irqscope.core.run.Stop;

/** Answers the platform's watch expressions in the language of machines. Called by the platform's threads. */
public final class WatchDelegate implements IWatchExpressionDelegate {
	@Override
	public void evaluateExpression(String expression, IDebugElement context, IWatchExpressionListener listener) {
		listener.watchEvaluationFinished(evaluate(expression, context));
	}

	private static IWatchExpressionResult evaluate(String expression, IDebugElement context) {
		Optional<Scope> scope = context instanceof MachineElement element ? element.stop().flatMap(WatchDelegate::scope)
				: Optional.empty();
		if (scope.isEmpty())
			return result(expression, Optional.empty(), Texts.of("watch.none"));
		MachineElement element = (MachineElement) context;
		try {
			Expression asked = Expression.parse(expression);
			asked.check(scope.get().names());
			String text = asked.value(scope.get()).text();
			return result(expression, Optional.of(new MachineValue(element.target(), text)), "");
		} catch (ExpressionException e) {
			return result(expression, Optional.empty(), e.located());
		}
	}

	/** Of a recording alone the hop can be asked, and no field. */
	private static Optional<Scope> scope(Stop stop) {
		return stop.state().map(state -> Scope.of(state, stop.hop())).or(() -> stop.hop().map(Scope::of));
	}

	private static IWatchExpressionResult result(String expression, Optional<IValue> value, String error) {
		return new IWatchExpressionResult() {
			@Override
			public IValue getValue() {
				return value.orElse(null);
			}

			@Override
			public boolean hasErrors() {
				return value.isEmpty();
			}

			@Override
			public String[] getErrorMessages() {
				return value.isPresent() ? new String[0] : new String[] { error };
			}

			@Override
			public String getExpressionText() {
				return expression;
			}

			@Override
			public DebugException getException() {
				return null;
			}
		};
	}
}
