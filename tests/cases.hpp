#pragma once

namespace boost::unit_test {
class test_suite;
}

namespace clauseline::tests {

/// A test case for every folder of tests/cases.
boost::unit_test::test_suite* cases();

/// The same for tests/policies, where each folder holds a policy.xml, too.
boost::unit_test::test_suite* policies();

/// The same for tests/tricky, and what holds of all of them.
boost::unit_test::test_suite* tricky();

/// A test case for every folder of tests/lints.
boost::unit_test::test_suite* lints();

}  // namespace clauseline::tests
