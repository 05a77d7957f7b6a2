# SPDX-License-Identifier: GPL-3.0-or-later
# What CPack makes of an installed Perrin: a .deb on Debian and Ubuntu (installer/package.sh), an NSIS installer on
# Windows, a DMG on macOS. Which of these were tried: installer/OTHER_SYSTEMS.md.
set(CPACK_PACKAGE_NAME perrin)
set(CPACK_PACKAGE_VENDOR "The Perrin developers")
set(CPACK_PACKAGE_CONTACT "The Perrin developers <developers@perrin-microscopy.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DESCRIPTION
"Perrin opens TIFF movies of single fluorescing molecules, finds and follows
every molecule, and shows its diffusion coefficient with an honest interval on
the movie: by classical estimators (MSD, CVE, maximum likelihood, Bayes) and by
a network that reads the blur, too. It simulates what a camera records, matches
its noise to a real frame, trains networks for that microscope on the computer
at hand, and exports CSV, figures and sessions.")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_INSTALL_DIRECTORY Perrin)
set(CPACK_PACKAGE_EXECUTABLES perrin Perrin)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)

if(WIN32)
    set(CPACK_GENERATOR NSIS)
    set(CPACK_NSIS_DISPLAY_NAME Perrin)
    set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
    set(CPACK_NSIS_INSTALLED_ICON_NAME bin/perrin.exe)
    set(CPACK_NSIS_EXTRA_INSTALL_COMMANDS
"WriteRegStr SHCTX 'Software\\Classes\\.perrin' '' 'Perrin.Session'
WriteRegStr SHCTX 'Software\\Classes\\Perrin.Session' '' 'Perrin session'
WriteRegStr SHCTX 'Software\\Classes\\Perrin.Session\\shell\\open\\command' '' '\"$INSTDIR\\bin\\perrin.exe\" \"%1\"'")
    set(CPACK_NSIS_EXTRA_UNINSTALL_COMMANDS
"DeleteRegKey SHCTX 'Software\\Classes\\.perrin'
DeleteRegKey SHCTX 'Software\\Classes\\Perrin.Session'")
elseif(APPLE)
    set(CPACK_GENERATOR DragNDrop)
    set(CPACK_DMG_VOLUME_NAME "Perrin ${PROJECT_VERSION}")
else()
    set(CPACK_GENERATOR DEB)
    set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
    set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
    set(CPACK_DEBIAN_PACKAGE_SECTION science)
    set(CPACK_DEBIAN_COMPRESSION_TYPE zstd)
    # The libraries that the program names are found by themselves; these are not named by it: icons and pictures in
    # the window, and a matrix product that is not forty times slower.
    set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
    set(CPACK_DEBIAN_PACKAGE_DEPENDS "libopenblas0-pthread | libopenblas0, libqt6svg6, hicolor-icon-theme")
    set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland, qt6-gtk-platformtheme, shared-mime-info, desktop-file-utils")
    set(CPACK_DEBIAN_PACKAGE_SUGGESTS "g++, cmake, ninja-build") # to build the networks for a LibTorch with CUDA
    include(GNUInstallDirs)
    install(FILES ${PROJECT_SOURCE_DIR}/installer/debian/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})
    find_program(GZIP gzip REQUIRED)
    foreach(page changelog perrin.1)
        add_custom_command(OUTPUT ${PROJECT_BINARY_DIR}/${page}.gz
            COMMAND ${GZIP} -9nc ${PROJECT_SOURCE_DIR}/installer/debian/${page} > ${PROJECT_BINARY_DIR}/${page}.gz
            DEPENDS installer/debian/${page} VERBATIM)
    endforeach()
    add_custom_target(perrin_pages ALL DEPENDS ${PROJECT_BINARY_DIR}/changelog.gz ${PROJECT_BINARY_DIR}/perrin.1.gz)
    install(FILES ${PROJECT_BINARY_DIR}/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})
    install(FILES ${PROJECT_BINARY_DIR}/perrin.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endif()
include(CPack)
