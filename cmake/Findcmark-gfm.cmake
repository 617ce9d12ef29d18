# Debian's libcmark-gfm-dev ships pkg-config files only. Defines cmark-gfm::cmark-gfm (with its extensions).
find_path(CMARK_GFM_INCLUDE_DIR cmark-gfm.h)
find_library(CMARK_GFM_LIBRARY cmark-gfm)
find_library(CMARK_GFM_EXTENSIONS_LIBRARY cmark-gfm-extensions)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(cmark-gfm REQUIRED_VARS
  CMARK_GFM_LIBRARY CMARK_GFM_EXTENSIONS_LIBRARY CMARK_GFM_INCLUDE_DIR)
if(cmark-gfm_FOUND AND NOT TARGET cmark-gfm::cmark-gfm)
  add_library(cmark-gfm::cmark-gfm INTERFACE IMPORTED)
  target_include_directories(cmark-gfm::cmark-gfm INTERFACE ${CMARK_GFM_INCLUDE_DIR})
  target_link_libraries(cmark-gfm::cmark-gfm INTERFACE ${CMARK_GFM_EXTENSIONS_LIBRARY} ${CMARK_GFM_LIBRARY})
endif()
