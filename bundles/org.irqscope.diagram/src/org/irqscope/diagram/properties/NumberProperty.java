package org.irqscope.diagram.properties;

import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.irqscope.model.KpicState;
import org.irqscope.model.Lapic;
import org.irqscope.text.CNumber;

/** A number, shown in decimal, or in hexadecimal where it is an address or a register; entered in either. */
final class NumberProperty extends TextProperty {
	private static final List<String> ADDRESSES = List.of("address", "baseAddress", "guestPhysAddr", "memorySize",
			"userspaceAddr", "portBase", "apicBase", "datamatch", "data", "flags", "reserved");
	private static final int HEXADECIMAL = 16, DECIMAL = 10;

	NumberProperty(EObject element, EStructuralFeature feature) {
		super(element, feature);
	}

	private boolean isHexadecimal() {
		return element instanceof Lapic || element instanceof KpicState || ADDRESSES.contains(feature.getName());
	}

	private boolean isWide() {
		return feature.getEType().getInstanceClass() == long.class;
	}

	/** A number in decimal or hexadecimal, without a sign. */
	static int number(String digits) {
		return Integer.parseUnsignedInt(digits(digits), radix(digits));
	}

	private static int radix(String entered) {
		return entered.startsWith("0x") || entered.startsWith("0X") ? HEXADECIMAL : DECIMAL;
	}

	private static String digits(String entered) {
		return radix(entered) == HEXADECIMAL ? entered.substring(2) : entered;
	}

	@Override
	Object parse(Object entered) {
		String number = entered.toString().strip();
		if (radix(number) == HEXADECIMAL || isHexadecimal() && !number.startsWith("-"))
			return isWide() ? (Object) Long.parseUnsignedLong(digits(number), radix(number)) : number(number);
		return isWide() ? (Object) Long.parseLong(number) : Integer.parseInt(number);
	}

	@Override
	String text(Object value) {
		if (!isHexadecimal())
			return String.valueOf(value);
		return value instanceof Integer number ? CNumber.hex(number)
				: CNumber.hex((Long) value);
	}
}
