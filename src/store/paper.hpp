#pragma once

#include <string>
#include <string_view>

namespace clauseline {

/// A page of HTML as PDF/UA-1, made by the program weasyprint, which gets it on its standard input.
/// The page must hold all that it shows: nothing relative is found, for it has no address. The same
/// page gives the same bytes with the same fonts and version of weasyprint. Throws Error where
/// there is no such program, or it fails, or takes ten minutes of a processor or 4 GiB of memory.
std::string printed_as_pdf(std::string_view page);

}  // namespace clauseline
