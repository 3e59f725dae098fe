#pragma once

namespace boost::unit_test {
class test_suite;
}

namespace clauseline::tests {

/// A test case for every folder of tests/cases.
boost::unit_test::test_suite* cases();

}  // namespace clauseline::tests
