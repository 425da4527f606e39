package org.irqscope.trace.facts;

/** Something a text says about a machine. All facts are immutable, for any thread. */
public sealed interface Fact permits ProcessFact, MachineFact, BusRegistration, IoeventfdAssignment, CallStack,
		InterruptCount, LostEvents, RecordedEvents, LapicFact, QemuFact, ChipFact, ShownFact, TreeFact {
	/** The line the fact begins in. */
	SourceLine where();
}
