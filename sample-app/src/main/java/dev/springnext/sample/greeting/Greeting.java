package dev.springnext.sample.greeting;

/**
 * What a visitor is greeted with.
 *
 * @param message the greeting
 * @param returning whether the visitor is known
 */
record Greeting(String message, boolean returning) {

	static Greeting stranger() {
		return new Greeting("Welcome to Petal Exchange.", false);
	}

	static Greeting of(Visitor visitor) {
		return new Greeting("Welcome back, " + visitor.name() + ".", true);
	}

}
