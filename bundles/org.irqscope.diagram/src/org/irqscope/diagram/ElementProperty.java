package org.irqscope.diagram;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

import org.eclipse.emf.common.util.Enumerator;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.ui.views.properties.ComboBoxPropertyDescriptor;
import org.eclipse.ui.views.properties.PropertyDescriptor;
import org.eclipse.ui.views.properties.TextPropertyDescriptor;
import org.irqscope.model.Element;
import org.irqscope.model.KpicState;
import org.irqscope.model.Lapic;
import org.irqscope.model.Machines;
import org.irqscope.model.VectorSet;

/** One feature of an element: how it is named, written, chosen and read back. */
abstract class ElementProperty {
	private static final List<String> ADDRESSES = List.of("address", "baseAddress", "guestPhysAddr", "memorySize",
			"userspaceAddr", "portBase", "apicBase", "datamatch", "data", "flags");
	final EStructuralFeature feature;

	private ElementProperty(EStructuralFeature feature) {
		this.feature = feature;
	}

	static ElementProperty of(EObject element, EStructuralFeature feature) {
		if (feature.isMany() || feature instanceof EReference reference && reference.isContainment())
			return new Shown(feature);
		if (feature instanceof EReference reference)
			return new Choice(feature, candidates(element, reference));
		Class<?> type = feature.getEType().getInstanceClass();
		if (type == boolean.class)
			return new Choice(feature, List.of(Boolean.FALSE, Boolean.TRUE));
		if (feature.getEType() instanceof EEnum values)
			return new Choice(feature, values.getELiterals().stream().map(EEnumLiteral::getInstance).toList());
		if (type == VectorSet.class)
			return new Shown(feature);
		return type == String.class ? new Words(feature) : new Number(feature, hex(element, feature));
	}

	/** A property that is only shown. */
	static PropertyDescriptor plain(Object id, String name) {
		return new PropertyDescriptor(id, name);
	}

	/** What an element is called inside another one. */
	static String summary(EObject element) {
		if (element instanceof Element named && named.getId() != null)
			return Machines.title(named);
		List<String> parts = new ArrayList<>();
		for (EAttribute attribute : element.eClass().getEAllAttributes())
			if (element.eIsSet(attribute))
				parts.add(of(element, attribute).text(element.eGet(attribute)));
		return parts.isEmpty() ? element.eClass().getName() : String.join(" ", parts);
	}

	private static boolean hex(EObject element, EStructuralFeature feature) {
		return element instanceof Lapic || element instanceof KpicState || ADDRESSES.contains(feature.getName());
	}

	/** The elements that a reference may point to, nothing first. */
	private static List<Object> candidates(EObject element, EReference reference) {
		List<Object> candidates = new ArrayList<>();
		candidates.add(null);
		for (Iterator<EObject> all = EcoreUtil.getRootContainer(element).eAllContents(); all.hasNext();) {
			EObject candidate = all.next();
			if (reference.getEReferenceType().isInstance(candidate))
				candidates.add(candidate);
		}
		return candidates;
	}

	/** The kernel writes names with underscores. */
	final String name() {
		return feature.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
	}

	abstract PropertyDescriptor descriptor(boolean editable);

	/** The value for the cell editor. */
	abstract Object shown(Object value);

	/** The value that the cell editor means. */
	abstract Object parse(Object entered);

	abstract String text(Object value);

	/** Text is shown as it is; so is what cannot be edited here. */
	private static class Shown extends ElementProperty {
		Shown(EStructuralFeature feature) {
			super(feature);
		}

		@Override
		PropertyDescriptor descriptor(boolean editable) {
			return plain(feature, name());
		}

		@Override
		Object shown(Object value) {
			return text(value);
		}

		@Override
		Object parse(Object entered) {
			return entered;
		}

		@Override
		String text(Object value) {
			return value == null ? "" : value.toString();
		}
	}

	private static final class Words extends Shown {
		Words(EStructuralFeature feature) {
			super(feature);
		}

		@Override
		PropertyDescriptor descriptor(boolean editable) {
			return editable && !((EAttribute) feature).isID() ? new TextPropertyDescriptor(feature, name())
					: plain(feature, name());
		}

		@Override
		Object parse(Object entered) {
			return entered.toString().isEmpty() ? null : entered;
		}
	}

	private static final class Number extends Shown {
		private final boolean hex;

		Number(EStructuralFeature feature, boolean hex) {
			super(feature);
			this.hex = hex;
		}

		@Override
		PropertyDescriptor descriptor(boolean editable) {
			if (!editable)
				return plain(feature, name());
			TextPropertyDescriptor descriptor = new TextPropertyDescriptor(feature, name());
			descriptor.setValidator(entered -> {
				try {
					parse(entered);
					return null;
				} catch (NumberFormatException e) {
					return Texts.of("property.no.number", entered);
				}
			});
			return descriptor;
		}

		@Override
		Object parse(Object entered) {
			String digits = entered.toString().strip();
			boolean wide = feature.getEType().getInstanceClass() == long.class;
			if (digits.startsWith("0x") || digits.startsWith("0X")) {
				String hexadecimal = digits.substring(2);
				return wide ? (Object) Long.parseUnsignedLong(hexadecimal, 16) : Integer.parseUnsignedInt(hexadecimal, 16);
			}
			return wide ? (Object) Long.parseLong(digits) : Integer.parseInt(digits);
		}

		@Override
		String text(Object value) {
			if (!hex)
				return String.valueOf(value);
			return value instanceof Integer number ? "0x" + Integer.toHexString(number)
					: "0x" + Long.toHexString((Long) value);
		}
	}

	private static final class Choice extends ElementProperty {
		private final List<?> values;

		Choice(EStructuralFeature feature, List<?> values) {
			super(feature);
			this.values = values;
		}

		@Override
		PropertyDescriptor descriptor(boolean editable) {
			String[] names = values.stream().map(this::text).toArray(String[]::new);
			PropertyDescriptor descriptor = editable ? new ComboBoxPropertyDescriptor(feature, name(), names)
					: plain(feature, name());
			descriptor.setLabelProvider(new ChoiceLabels(names));
			return descriptor;
		}

		@Override
		Object shown(Object value) {
			return values.indexOf(value);
		}

		@Override
		Object parse(Object entered) {
			int index = (Integer) entered;
			return index < 0 ? null : values.get(index);
		}

		@Override
		String text(Object value) {
			if (value == null)
				return "\u2013";
			if (value instanceof Boolean flag)
				return Texts.of(flag ? "property.yes" : "property.no");
			return value instanceof Enumerator literal ? literal.getLiteral() : summary((EObject) value);
		}
	}

	private static final class ChoiceLabels extends LabelProvider {
		private final String[] names;

		ChoiceLabels(String[] names) {
			this.names = names;
		}

		@Override
		public String getText(Object index) {
			return index instanceof Integer at && at >= 0 && at < names.length ? names[at] : "";
		}
	}
}
