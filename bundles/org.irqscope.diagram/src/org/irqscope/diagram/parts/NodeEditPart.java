package org.irqscope.diagram.parts;

import java.util.List;
import java.util.Optional;

import org.eclipse.draw2d.ChopboxAnchor;
import org.eclipse.draw2d.ConnectionAnchor;
import org.eclipse.draw2d.IFigure;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.gef.AccessibleEditPart;
import org.eclipse.gef.ConnectionEditPart;
import org.eclipse.gef.DefaultEditDomain;
import org.eclipse.gef.EditPartViewer;
import org.eclipse.gef.EditPolicy;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.editparts.AbstractGraphicalEditPart;
import org.irqscope.core.edit.RowSubject;
import org.irqscope.core.history.Subject;
import org.irqscope.core.history.Subjects;
import org.irqscope.core.picture.PicturePlace;
import org.irqscope.diagram.figures.NodeFigure;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.diagram.page.PageTurning;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Node;
import org.irqscope.scene.NodePart;
import org.irqscope.scene.Rect;

/** A node of the picture. */
public final class NodeEditPart extends AbstractGraphicalEditPart implements org.eclipse.gef.NodeEditPart {
	private List<NodePart> parts = List.of();
	private AccessibleEditPart speech;

	/** The id of the node. */
	public String id() {
		return ((NodeRef) getModel()).id();
	}

	PagePresenter presenter() {
		return (PagePresenter) getParent().getModel();
	}

	/** The part of a node in a viewer; nothing when it is not in the picture. */
	public static Optional<NodeEditPart> find(EditPartViewer viewer, String node) {
		return viewer.getEditPartRegistry().get(new NodeRef(node)) instanceof NodeEditPart part ? Optional.of(part)
				: Optional.empty();
	}

	/** The machine that the node is of. */
	public VirtualMachine document() {
		return presenter().document();
	}

	@Override
	protected AccessibleEditPart getAccessibleEditPart() {
		if (speech == null)
			speech = new NodeSpeech(this);
		return speech;
	}

	private Node node() {
		return presenter().node(id()).orElseThrow();
	}

	@Override
	protected IFigure createFigure() {
		NodeFigure figure = new NodeFigure(node(), presenter().theme());
		figure.addMouseMotionListener(new CellTip(this));
		return figure;
	}

	/** The figure, narrowed. */
	public NodeFigure nodeFigure() {
		return (NodeFigure) getFigure();
	}

	@Override
	protected void createEditPolicies() {
		installEditPolicy(EditPolicy.COMPONENT_ROLE, new RemovalPolicy());
		installEditPolicy(EditPolicy.GRAPHICAL_NODE_ROLE, new ConnectionPolicy());
		installEditPolicy(EditPolicy.DIRECT_EDIT_ROLE, new RenamePolicy());
	}

	@Override
	protected void refreshVisuals() {
		presenter().node(id()).ifPresent(node -> nodeFigure().show(node, presenter().theme()));
	}

	/** Brings the lines of this node up to date. */
	void refreshLinks() {
		refreshSourceConnections();
		refreshTargetConnections();
		for (Object line : getSourceConnections())
			((ConnectionEditPart) line).refresh();
	}

	/** The rows that are about something in the machine. */
	@Override
	protected List<RowRef> getModelChildren() {
		return parts.stream().map(NodePart::id)
				.filter(row -> RowSubject.of(presenter().shown(), id(), row).isPresent()).map(RowRef::new).toList();
	}

	/** Lines come after all nodes, see {@link MachineEditPart#sceneChanged}. */
	@Override
	public void refresh() {
		refreshVisuals();
		List<NodePart> now = NodePart.of(nodeFigure().node());
		boolean sameRows = now.stream().map(NodePart::id).toList().equals(parts.stream().map(NodePart::id).toList());
		parts = now;
		if (!sameRows)
			refreshChildren();
		for (Object row : getChildren())
			((RowEditPart) row).refresh();
	}

	/** Where a row is; nothing for one that has just left. */
	Optional<Rect> area(String row) {
		return parts.stream().filter(part -> part.id().equals(row)).map(NodePart::area).findFirst();
	}

	@Override
	protected List<LinkRef> getModelSourceConnections() {
		return presenter().leaving(id()).stream().map(LinkRef::new).toList();
	}

	@Override
	protected List<LinkRef> getModelTargetConnections() {
		return presenter().arriving(id()).stream().map(LinkRef::new).toList();
	}

	@Override
	public ConnectionAnchor getSourceConnectionAnchor(ConnectionEditPart connection) {
		return new ChopboxAnchor(getFigure());
	}

	@Override
	public ConnectionAnchor getTargetConnectionAnchor(ConnectionEditPart connection) {
		return new ChopboxAnchor(getFigure());
	}

	@Override
	public ConnectionAnchor getSourceConnectionAnchor(Request request) {
		return new ChopboxAnchor(getFigure());
	}

	@Override
	public ConnectionAnchor getTargetConnectionAnchor(Request request) {
		return new ChopboxAnchor(getFigure());
	}

	private PageTurning pages() {
		return (PageTurning) ((DefaultEditDomain) getViewer().getEditDomain()).getEditorPart()
				.getAdapter(PageTurning.class);
	}

	@Override
	public void performRequest(Request request) {
		if (request.getType() == RequestConstants.REQ_OPEN && presenter().isGroup(id()))
			presenter().open(id());
		else if (request.getType() == RequestConstants.REQ_OPEN && pages().openInside(id()))
			return;
		else if (request.getType() == RequestConstants.REQ_DIRECT_EDIT
				|| request.getType() == RequestConstants.REQ_OPEN)
			RenamePolicy.renamable(this).ifPresent(element -> new TitleEditor(this, element).show());
	}

	@Override
	public Object getAdapter(@SuppressWarnings("rawtypes") Class type) {
		// A part that has left the picture may still be selected somewhere.
		Optional<EObject> element = isActive() ? presenter().element(id()) : Optional.empty();
		if (type == PicturePlace.class)
			return isActive() ? new PicturePlace(presenter().shown(), id(), "") : null;
		if (type == Subject.class)
			return isActive() ? Subjects.of(presenter().shown(), id(), "").orElse(null) : null;
		if (element.isPresent() && type.isInstance(element.get()))
			return element.get();
		return super.getAdapter(type);
	}
}
