package org.irqscope.core.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.irqscope.core.edit.template.RiscvExample;
import org.irqscope.core.fate.DeliveryObstacle;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.WhyOperation;
import org.irqscope.model.Aplic;
import org.irqscope.model.Imsic;
import org.irqscope.model.Plic;
import org.irqscope.model.RiscvChips;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.RiscvVcpu;
import org.irqscope.model.SignalMsiStimulus;
import org.irqscope.model.SourceMode;
import org.irqscope.model.VectorSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What keeps interrupts from the harts of RISC-V is found, one obstacle after the other. */
class HartDiagnosisTest {
	/** A machine in which one thing is as it should not be. */
	private record Blocked(RiscvExample example, DeliveryObstacle obstacle, Consumer<RiscvMachine> spoil) {
	}

	private static Diagnosis why(RiscvMachine machine) throws OperationException {
		return new WhyOperation(machine, "test", List.of(), 0, new Question(OptionalInt.empty(), OptionalInt.empty()),
				OptionalInt.empty()).run(new NullProgressMonitor());
	}

	private static Aplic aplic(RiscvMachine machine) {
		return RiscvChips.aplic(machine).orElseThrow();
	}

	private static Plic plic(RiscvMachine machine) {
		return RiscvChips.plic(machine).orElseThrow();
	}

	private static Imsic imsic(RiscvMachine machine) {
		return RiscvChips.imsic(machine.getVcpus().get(0)).orElseThrow();
	}

	private static RiscvVcpu hart(RiscvMachine machine) {
		return (RiscvVcpu) machine.getVcpus().get(0);
	}

	private static Stream<Blocked> machines() {
		return Stream.of(
				new Blocked(RiscvExample.UART_PLIC, DeliveryObstacle.PLIC_NOT_ENABLED,
						machine -> plic(machine).getContexts().get(1).setEnabled(VectorSet.EMPTY)),
				new Blocked(RiscvExample.UART_PLIC, DeliveryObstacle.PLIC_CLAIMED,
						machine -> {
							plic(machine).getContexts().get(1).setPending(VectorSet.of(1));
							plic(machine).getContexts().get(1).setClaimed(VectorSet.of(1));
						}),
				new Blocked(RiscvExample.UART_PLIC, DeliveryObstacle.SIE_BIT_CLEAR,
						machine -> hart(machine).setSie(0x22)),
				new Blocked(RiscvExample.UART_PLIC, DeliveryObstacle.SSTATUS_SIE_CLEAR,
						machine -> hart(machine).setInterruptFlag(false)),
				new Blocked(RiscvExample.UART_AIA, DeliveryObstacle.APLIC_SOURCE_INACTIVE,
						machine -> aplic(machine).getSources().get(0).setMode(SourceMode.INACTIVE)),
				new Blocked(RiscvExample.VIRTIO_AIA, DeliveryObstacle.APLIC_NO_EDGE,
						machine -> aplic(machine).getSources().get(0).setInput(true)),
				new Blocked(RiscvExample.UART_AIA, DeliveryObstacle.APLIC_SOURCE_DISABLED,
						machine -> aplic(machine).getSources().get(0).setEnabled(false)),
				new Blocked(RiscvExample.UART_AIA, DeliveryObstacle.APLIC_DOMAIN_DISABLED,
						machine -> aplic(machine).setDomainEnabled(false)),
				new Blocked(RiscvExample.UART_AIA, DeliveryObstacle.APLIC_MESSAGE_DROPPED,
						machine -> aplic(machine).getSources().get(0).setEiid(0)),
				new Blocked(RiscvExample.UART_AIA, DeliveryObstacle.EIE_CLEAR,
						machine -> imsic(machine).setEie(VectorSet.EMPTY)),
				new Blocked(RiscvExample.UART_AIA, DeliveryObstacle.EITHRESHOLD_HIDES,
						machine -> imsic(machine).setEithreshold(1)),
				new Blocked(RiscvExample.UART_AIA, DeliveryObstacle.EIDELIVERY_OFF,
						machine -> imsic(machine).setEidelivery(false)),
				new Blocked(RiscvExample.WFI_AIA, DeliveryObstacle.SIE_BIT_CLEAR,
						machine -> hart(machine).setSie(0x22)),
				new Blocked(RiscvExample.WFI_AIA, DeliveryObstacle.MESSAGE_FOR_NO_HART,
						machine -> ((SignalMsiStimulus) machine.getStimuli().get(0)).setAddress(0x09000000L)),
				new Blocked(RiscvExample.UART_AIA, DeliveryObstacle.HART_STOPPED,
						machine -> hart(machine).setStopped(true)));
	}

	/** What is found here. */
	static Set<DeliveryObstacle> obstacles() {
		return machines().map(Blocked::obstacle).collect(Collectors.toSet());
	}

	@TestFactory
	Stream<DynamicTest> firstObstacleIsFound() {
		return machines().map(blocked -> DynamicTest.dynamicTest(blocked.example + " " + blocked.obstacle, () -> {
			RiscvMachine machine = blocked.example.create();
			blocked.spoil.accept(machine);
			Diagnosis diagnosis = why(machine);
			assertEquals(blocked.obstacle, diagnosis.obstacle().orElseThrow(), diagnosis.text());
			assertTrue(diagnosis.chain().stream().anyMatch(station -> station.state() == Station.State.STOPPED),
					diagnosis.text());
		}));
	}

	@Test
	void deliveredInterruptHasNoObstacle() throws OperationException {
		Diagnosis diagnosis = why(RiscvExample.UART_AIA.create());
		assertTrue(diagnosis.delivered(), diagnosis.text());
		assertEquals("Interrupt 1 was delivered to hart 0.", diagnosis.headline());
	}
}
