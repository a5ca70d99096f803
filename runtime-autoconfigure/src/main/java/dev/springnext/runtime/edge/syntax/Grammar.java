package dev.springnext.runtime.edge.syntax;

/**
 * The parts of the grammar, which know each other by it.
 *
 * @author Switchable Runtimes for Spring
 */
final class Grammar {

	final Dialect dialect;

	final Cursor cursor;

	final Types types;

	final TypeOperands typeOperands;

	final TypeMembers typeMembers;

	final Bindings bindings;

	final Functions functions;

	final Classes classes;

	final Expressions expressions;

	final Operands operands;

	final Arrows arrows;

	final Literals literals;

	final JsxElements jsx;

	final Statements statements;

	final Loops loops;

	final Declarations declarations;

	final TypeDeclarations typeDeclarations;

	final ModuleItems moduleItems;

	Grammar(SourceText source) {
		this.dialect = Dialect.of(source.file());
		this.cursor = new Cursor(source);
		this.types = new Types(this);
		this.typeOperands = new TypeOperands(this);
		this.typeMembers = new TypeMembers(this);
		this.bindings = new Bindings(this);
		this.functions = new Functions(this);
		this.classes = new Classes(this);
		this.expressions = new Expressions(this);
		this.operands = new Operands(this);
		this.arrows = new Arrows(this);
		this.literals = new Literals(this);
		this.jsx = new JsxElements(this);
		this.statements = new Statements(this);
		this.loops = new Loops(this);
		this.declarations = new Declarations(this);
		this.typeDeclarations = new TypeDeclarations(this);
		this.moduleItems = new ModuleItems(this);
	}

	boolean typescript() {
		return this.dialect.typescript();
	}

}
